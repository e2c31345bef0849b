/// Which extensions are active where.
@NullMarked
package dev.portolan.plugins.extensions;

import org.jspecify.annotations.NullMarked;
