-- Who stands where is asked for each file that an undo would bring back, be they thousands.
DROP INDEX task_in_place;

CREATE INDEX task_of_place ON task (dataset, coalesce(place, id));
