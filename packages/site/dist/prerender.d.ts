import type { ReportData } from '@orchestrate/contracts/report-data';

export declare function prerender(data: ReportData): string;
