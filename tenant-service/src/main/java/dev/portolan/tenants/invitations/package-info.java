/// Asks people in by mail, and lets them in.
@NullMarked
package dev.portolan.tenants.invitations;

import org.jspecify.annotations.NullMarked;
