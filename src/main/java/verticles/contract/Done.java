package verticles.contract;

/** The answer of an ask that has nothing to say but that it is done. */
public enum Done implements Message {
  DONE
}
