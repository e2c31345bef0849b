/// Stand-ins for Keycloak and the services, for looking at pages without a stack. Started by hand.
@NullMarked
package dev.portolan.ui.fakes;

import org.jspecify.annotations.NullMarked;
