/// Who publishes plugins, with which key, and the tokens that their programs sign in with.
@NullMarked
package dev.portolan.plugins.publishers;

import org.jspecify.annotations.NullMarked;
