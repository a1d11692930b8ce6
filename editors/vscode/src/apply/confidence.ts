// A confidence as people read it.

/** 0.974 -> "97%". Rounding claims neither certainty nor impossibility. */
export function percent(confidence: number): string {
  if (confidence > 0 && confidence < 0.01) return "<1%";
  if (confidence > 0.99 && confidence < 1) return ">99%";
  return `${Math.round(100 * confidence)}%`;
}
