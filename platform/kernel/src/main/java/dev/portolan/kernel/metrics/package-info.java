/// How the meters that all services share look on `/q/metrics`.
@NullMarked
package dev.portolan.kernel.metrics;

import org.jspecify.annotations.NullMarked;
