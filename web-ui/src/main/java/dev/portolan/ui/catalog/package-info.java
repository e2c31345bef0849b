/// The index of a tenant's catalog.
@NullMarked
package dev.portolan.ui.catalog;

import org.jspecify.annotations.NullMarked;
