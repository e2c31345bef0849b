/// What became of each tenant and of its plugins, in the order of time.
@NullMarked
package dev.portolan.tenants.timeline;

import org.jspecify.annotations.NullMarked;
