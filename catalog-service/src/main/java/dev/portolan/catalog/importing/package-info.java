/// Takes over the catalog of a running Backstage: reads it, shows what it would take and refuse and why, and takes it.
@NullMarked
package dev.portolan.catalog.importing;

import org.jspecify.annotations.NullMarked;
