/// Asks catalog-service for entities.
@NullMarked
package dev.portolan.plugins.entities;

import org.jspecify.annotations.NullMarked;
