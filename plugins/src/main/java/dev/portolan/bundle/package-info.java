/// Makes of the modules of a plugin the one file of code that a package holds; runs in the build alone.
@NullMarked
package dev.portolan.bundle;

import org.jspecify.annotations.NullMarked;
