/// The two tenants that a developer's machine begins with.
@NullMarked
package dev.portolan.tenants.demo;

import org.jspecify.annotations.NullMarked;
