/**
 * The account of a creation: where the time went in which a domain was made, phase by phase. The one owner of that question; reports
 * ask it, and add nothing of their own. Start at {@link io.xenscope.analyze.creation.Creations}.
 */
package io.xenscope.analyze.creation;
