/// How tenant-service speaks to Keycloak and to the other services.
@NullMarked
package dev.portolan.tenants.http;

import org.jspecify.annotations.NullMarked;
