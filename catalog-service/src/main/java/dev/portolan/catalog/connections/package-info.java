/// Keeps the tokens with which a tenant's sources are read at other hosts, and shows them to those hosts only.
@NullMarked
package dev.portolan.catalog.connections;

import org.jspecify.annotations.NullMarked;
