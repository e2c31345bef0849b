/// Has plugins bring entities into the catalog, and take them out again.
@NullMarked
package dev.portolan.plugins.providers;

import org.jspecify.annotations.NullMarked;
