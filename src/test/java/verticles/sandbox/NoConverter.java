package verticles.sandbox;

import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;

/** Parquet's library wants to hand values on; here they are asked for. */
final class NoConverter extends GroupConverter {
  private static final PrimitiveConverter NOBODY =
      new PrimitiveConverter() {
        @Override
        public boolean hasDictionarySupport() {
          return true; // or their numbers could not be asked for
        }

        @Override
        public void setDictionary(Dictionary dictionary) {}
      };

  private final GroupType group;

  NoConverter(GroupType group) {
    this.group = group;
  }

  @Override
  public Converter getConverter(int field) {
    Type type = group.getType(field);
    return type.isPrimitive() ? NOBODY : new NoConverter(type.asGroupType());
  }

  @Override
  public void start() {}

  @Override
  public void end() {}
}
