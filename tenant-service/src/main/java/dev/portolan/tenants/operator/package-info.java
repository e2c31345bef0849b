/// What the provider's people see of the tenants, and who of them may do what.
@NullMarked
package dev.portolan.tenants.operator;

import org.jspecify.annotations.NullMarked;
