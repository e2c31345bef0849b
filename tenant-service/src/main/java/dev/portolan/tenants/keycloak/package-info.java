/// Who somebody is: the one place that speaks to Keycloak.
@NullMarked
package dev.portolan.tenants.keycloak;

import org.jspecify.annotations.NullMarked;
