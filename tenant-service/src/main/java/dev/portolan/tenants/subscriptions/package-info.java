/// Going from plan to plan: what it would cost, whether it fits, and what follows from it.
@NullMarked
package dev.portolan.tenants.subscriptions;

import org.jspecify.annotations.NullMarked;
