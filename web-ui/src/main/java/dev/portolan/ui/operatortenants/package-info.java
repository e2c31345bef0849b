/// Tenants, for the provider's staff.
@NullMarked
package dev.portolan.ui.operatortenants;

import org.jspecify.annotations.NullMarked;
