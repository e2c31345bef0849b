/// Addresses at which others call a tenant's plugins.
@NullMarked
package dev.portolan.plugins.webhooks;

import org.jspecify.annotations.NullMarked;
