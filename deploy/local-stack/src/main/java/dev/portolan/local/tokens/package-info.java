/// How people of the local stack sign in without a browser.
@NullMarked
package dev.portolan.local.tokens;

import org.jspecify.annotations.NullMarked;
