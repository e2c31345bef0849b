/// Work that waits in the database for all tenants, and is done by whichever process takes it first.
@NullMarked
package dev.portolan.plugins.queues;

import org.jspecify.annotations.NullMarked;
