/// Hears from the hosts of repositories that something has changed, and has the sources in it read at once.
@NullMarked
package dev.portolan.catalog.webhooks;

import org.jspecify.annotations.NullMarked;
