/// Looks for what a hostile or careless publisher may have put into a package.
@NullMarked
package dev.portolan.plugins.scanning;

import org.jspecify.annotations.NullMarked;
