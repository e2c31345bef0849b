/// Reminds owners of what they owe, shuts the portals of those who do not pay, and opens them when they do.
@NullMarked
package dev.portolan.tenants.dunning;

import org.jspecify.annotations.NullMarked;
