/// The wire form of Backstage's catalog: its error envelope and its checks of parameters and bodies.
@NullMarked
package dev.portolan.catalog.wire;

import org.jspecify.annotations.NullMarked;
