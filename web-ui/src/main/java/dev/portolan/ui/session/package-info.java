/// Who is signed in, and the tokens that this person's pages work with.
@NullMarked
package dev.portolan.ui.session;

import org.jspecify.annotations.NullMarked;
