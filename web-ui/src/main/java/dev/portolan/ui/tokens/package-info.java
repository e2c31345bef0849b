/// API tokens: what stands for a member where no browser is.
@NullMarked
package dev.portolan.ui.tokens;

import org.jspecify.annotations.NullMarked;
