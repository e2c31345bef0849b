/// The record of what staff and publishers do in the marketplace, which belongs to no tenant.
@NullMarked
package dev.portolan.plugins.journal;

import org.jspecify.annotations.NullMarked;
