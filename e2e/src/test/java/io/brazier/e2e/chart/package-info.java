/// The Helm chart: what it makes of several sets of values, and the rules that all of it keeps.
@NullMarked
package io.brazier.e2e.chart;

import org.jspecify.annotations.NullMarked;
