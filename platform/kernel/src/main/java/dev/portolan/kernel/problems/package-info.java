/// What went wrong, as RFC 9457 says it; the one place where exceptions become answers.
@NullMarked
package dev.portolan.kernel.problems;

import org.jspecify.annotations.NullMarked;
