/// Who belongs to a tenant, and what each may do there.
@NullMarked
package dev.portolan.tenants.members;

import org.jspecify.annotations.NullMarked;
