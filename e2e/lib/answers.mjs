// What our parents answer, by the question's id. Dates come in three parts: `hari`, `bulan`, `tahun`.
const ANSWERS = {
  child_name: 'Bima Wahyudi Pratama',
  birth_date: daysAgo(10),
  birth_time: '08:15',
  child_sex: 'male',
};

export function daysAgo(days) {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

export function answerTo(id, answers = {}, field = '') {
  const value = { ...ANSWERS, ...answers }[id] ?? 'Bima Wahyudi Pratama';
  const date = String(value).match(/^(\d{4})-(\d{2})-(\d{2})$/);
  if (!date) return value;
  if (/hari|day/.test(field)) return String(Number(date[3]));
  if (/bulan|month/.test(field)) return String(Number(date[2]));
  if (/tahun|year/.test(field)) return date[1];
  return value;
}
