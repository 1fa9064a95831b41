import type { Attendance, AttendanceCorrection, AttendanceMark } from '@coterie/core';
import type { Attendance as AttendanceRow, Prisma } from '../../generated/prisma/client.ts';
import { fromInstant, toInstant } from '../../platform/dates.ts';
import type { Tx } from '../../platform/tenant-transaction.ts';
import { readAttendanceDetails } from '../completion/load-members.ts';

export function toAttendance(row: AttendanceRow): Attendance {
  return {
    sessionId: row.sessionId,
    personId: row.personId,
    mark: row.mark as AttendanceMark,
    minutes: row.minutes,
    recordedBy: row.markedByName,
    recordedAt: toInstant(row.markedAt),
    lateReason: readAttendanceDetails(row).lateReason,
    corrections: readCorrections(row),
  };
}

export function readCorrections(row: Pick<AttendanceRow, 'corrections'>): readonly AttendanceCorrection[] {
  return row.corrections as unknown as readonly AttendanceCorrection[];
}

/** Stores marks that were decided; those that are there keep what stands beside them. */
export async function saveAttendance(
  tx: Tx,
  organizationId: string,
  next: readonly Attendance[],
  recorded: readonly AttendanceRow[],
): Promise<void> {
  const rowOf = new Map(recorded.map((row) => [`${row.sessionId} ${row.personId}`, row]));
  const created: Prisma.AttendanceCreateManyInput[] = [];
  for (const attendance of next) {
    const { sessionId, personId, lateReason } = attendance;
    const row = rowOf.get(`${sessionId} ${personId}`);
    const columns = {
      mark: attendance.mark,
      minutes: attendance.minutes,
      markedByName: attendance.recordedBy,
      markedAt: fromInstant(attendance.recordedAt),
      corrections: attendance.corrections as unknown as Prisma.InputJsonValue,
    };
    if (row === undefined)
      created.push({
        organizationId,
        sessionId,
        personId,
        ...columns,
        details: lateReason === null ? {} : { lateReason },
      });
    else if (attendance.corrections.length > readCorrections(row).length) {
      await tx.attendance.update({
        where: { organizationId_sessionId_personId: { organizationId, sessionId, personId } },
        data: { ...columns, version: { increment: 1 } },
        select: { version: true },
      });
    }
  }
  if (created.length > 0) await tx.attendance.createMany({ data: created });
}
