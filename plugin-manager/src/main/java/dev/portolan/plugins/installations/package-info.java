/// What each tenant has installed: desired state, configuration, consent, and the history of every change.
@NullMarked
package dev.portolan.plugins.installations;

import org.jspecify.annotations.NullMarked;
