/// How the meters look on `/q/metrics`.
@NullMarked
package dev.portolan.ui.metrics;

import org.jspecify.annotations.NullMarked;
