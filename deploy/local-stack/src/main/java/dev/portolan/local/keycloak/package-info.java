/// Keycloak from its own distribution, with the realm of the product.
@NullMarked
package dev.portolan.local.keycloak;

import org.jspecify.annotations.NullMarked;
