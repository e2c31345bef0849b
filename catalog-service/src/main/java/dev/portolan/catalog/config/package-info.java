/// Settings of catalog-service, with their bounds and units.
@NullMarked
package dev.portolan.catalog.config;

import org.jspecify.annotations.NullMarked;
