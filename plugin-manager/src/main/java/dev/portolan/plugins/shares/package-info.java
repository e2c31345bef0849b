/// What plugins keep in the catalog, its search and its entities: told page by page, and remembered by name.
@NullMarked
package dev.portolan.plugins.shares;

import org.jspecify.annotations.NullMarked;
