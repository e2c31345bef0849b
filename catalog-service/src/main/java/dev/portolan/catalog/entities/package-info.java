/// Keeps the entities of a tenant: takes what a location emits, stitches relations and search terms, hands them out by
/// name.
@NullMarked
package dev.portolan.catalog.entities;

import org.jspecify.annotations.NullMarked;
