/// Calls to the three services, and what they answer.
@NullMarked
package dev.portolan.ui.clients;

import org.jspecify.annotations.NullMarked;
