/// PostgreSQL from its packed binaries, with the roles and databases of each service.
@NullMarked
package dev.portolan.local.postgres;

import org.jspecify.annotations.NullMarked;
