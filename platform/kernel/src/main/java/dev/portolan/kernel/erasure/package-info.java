/// How every service forgets a tenant.
@NullMarked
package dev.portolan.kernel.erasure;

import org.jspecify.annotations.NullMarked;
