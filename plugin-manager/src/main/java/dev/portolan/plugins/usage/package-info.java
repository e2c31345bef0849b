/// Tells how many plugins the tenants have installed.
@NullMarked
package dev.portolan.plugins.usage;

import org.jspecify.annotations.NullMarked;
