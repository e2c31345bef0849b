/// Runs SQL of the current tenant in the current transaction.
@NullMarked
package dev.portolan.catalog.database;

import org.jspecify.annotations.NullMarked;
