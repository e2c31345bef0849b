/// What may be bought, and what a tenant has bought.
@NullMarked
package dev.portolan.tenants.plans;

import org.jspecify.annotations.NullMarked;
