/// Makes a tenant's portal ready, step by step, whatever dies meanwhile.
@NullMarked
package dev.portolan.tenants.provisioning;

import org.jspecify.annotations.NullMarked;
