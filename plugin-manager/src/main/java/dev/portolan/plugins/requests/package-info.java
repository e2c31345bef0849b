/// What members ask for who may not install plugins, and what became of it.
@NullMarked
package dev.portolan.plugins.requests;

import org.jspecify.annotations.NullMarked;
