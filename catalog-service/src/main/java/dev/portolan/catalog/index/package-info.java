/// Answers from memory: per tenant, which entities have which values, in which order. Built from PostgreSQL when it is
/// asked for, told of every change.
@NullMarked
package dev.portolan.catalog.index;

import org.jspecify.annotations.NullMarked;
