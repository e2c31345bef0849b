/// Keeps the secrets of plugin configurations sealed, each tenant's under a key of its own.
@NullMarked
package dev.portolan.plugins.secrets;

import org.jspecify.annotations.NullMarked;
